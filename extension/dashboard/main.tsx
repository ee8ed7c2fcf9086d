/** The dashboard's document: styles, and the page put into it. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './dashboard.css';
import './chart/chart.css';
import './history/history.css';
import './print.css';
import { mount } from '../ui/mount.tsx';
import { Dashboard } from './dashboard.tsx';

mount('dashboard_title', () => <Dashboard />);
