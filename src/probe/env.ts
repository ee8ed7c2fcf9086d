/**
 * What a probe may touch, as arguments: so that the same probes run in a worker, an event page, an offscreen frame and a
 * test. Only the constructors that the place really has are present.
 */
import type { RawTiming } from '../observation.ts';

/** The part of RTCPeerConnection a STUN probe uses (W3C WebRTC §4.4). */
export interface PeerConnection {
  onicecandidate: ((event: { candidate: { candidate: string } | null }) => void) | null;
  /** Undefined where the browser has no such event (Firefox before 150). */
  onicecandidateerror?: ((event: { port: number | null }) => void) | null;
  createDataChannel(label: string): unknown;
  createOffer(): Promise<unknown>;
  setLocalDescription(description: unknown): Promise<void>;
  close(): void;
}

export interface ProbeEnv {
  fetch: typeof fetch;
  /** Monotonic clock that Resource Timing shares, ms (performance.now). */
  now(): number;
  /** Wall clock, UTC ms. */
  wall(): number;
  online(): boolean;
  /** Whether the browser lost or found the network since this moment of `now()`. */
  networkChangedSince(at: number): boolean;
  /** The Resource Timing entry of the request to `url` made at or after `since`; it may come up to `waitMs` late. */
  timing(url: string, since: number, waitMs: number): Promise<RawTiming | undefined>;
  WebSocket?: typeof WebSocket;
  peer?: (stunUrl: string) => PeerConnection;
  resolve?: (host: string) => Promise<{ addresses: number; trusted: boolean }>;
  /** Whether the next request to this host opens the first connection of a pool made for this round. */
  freshPool(host: string): boolean;
}

export interface Limits {
  /** Whole time allowed, ms. */
  totalMs: number;
  /** Time allowed without a byte, ms. */
  silenceMs: number;
}
