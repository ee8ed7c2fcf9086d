/** The dashboard: why the popup says what it says, and every setting. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './dashboard.css';
import { mount } from '../ui/mount.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { Dashboard } from './dashboard.tsx';

mount('dashboard_title', () => <PageShell page={Dashboard} />);
