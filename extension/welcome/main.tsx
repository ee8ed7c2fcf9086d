/** The welcome page: what it does, what others can see, the choice, start, and the first check with its verdicts. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './welcome.css';
import { mount } from '../ui/mount.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { Welcome } from './welcome.tsx';

mount('welcome_title', () => <PageShell page={Welcome} />);
