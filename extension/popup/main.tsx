/** The popup: is it just me? It reads the store itself, so that it opens with the background asleep and without a network. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './popup.css';
import { mount } from '../ui/mount.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { Popup } from './popup.tsx';

mount('name', () => <PageShell page={Popup} />);
