/** The settings: reachable at any time, also from the browser's own page of extensions (manifest, options_ui). */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './settings.css';
import { mount } from '../ui/mount.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { SettingsPage } from './settings-page.tsx';

mount('settings_title', () => <PageShell page={SettingsPage} />);
