/** The thread in which questions about published cells are answered; it reads the public folder and nothing else. */
import { serveThread } from '../threads/serve-thread.ts';
import { serveCells } from './serve-cells.ts';

await serveThread(serveCells);
