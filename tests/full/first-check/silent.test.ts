import { firstChecks } from './runs.ts';

firstChecks('silent', 20);
