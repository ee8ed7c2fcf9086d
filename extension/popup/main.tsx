/**
 * The popup: is it just me? It opens with the background asleep, without a network and while a round runs. What it shows
 * first was kept from the last round (kept-face.ts); code and data of that sight are one small file each.
 */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './popup.css';
import { mount } from '../ui/mount.tsx';
import { followLanguage, startLanguage } from '../ui/page-language.ts';
import { keptFace } from './kept-face.ts';
import { PopupShell } from './popup-shell.tsx';

// Side by side with the disk; mount() waits for it and says what is wrong.
startLanguage().catch(() => undefined);
const kept = await keptFace().catch(() => undefined);
if (kept) await followLanguage(kept.settings);
mount('name', () => <PopupShell kept={kept} />);
