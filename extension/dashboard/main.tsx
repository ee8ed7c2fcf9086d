/** The dashboard's document: styles, and the page put into it. */
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/verdicts.css';
import './dashboard.css';
import 'uplot/dist/uPlot.min.css';
import './chart/chart.css';
import './history/history.css';
import './print.css';
import { mount } from '../ui/mount.tsx';
import { beginReading } from './begin-reading.ts';
import { Dashboard } from './dashboard.tsx';

// Side by side with the words; mount() waits for them and says what is wrong.
const first = beginReading(location.hash, document.documentElement.clientWidth);
mount('dashboard_title', () => <Dashboard first={first} />);
