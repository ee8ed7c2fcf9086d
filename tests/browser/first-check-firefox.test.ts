import { popupTests } from './first-check/popup-tests.ts';

popupTests('firefox');
