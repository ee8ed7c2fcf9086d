/** First checks of the scenario `silent` over and over; a file of its own, so that a stopped run goes on after it. */
import { firstChecks } from './runs.ts';

firstChecks('silent', 20);
