/** The page of sharing: everything a person must know before a report leaves, the choice, and what left since. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './sharing.css';
import { mount } from '../ui/mount.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { Sharing } from './sharing.tsx';

mount('sharing_title', () => <PageShell page={Sharing} />);
