/** One STUN Binding request over UDP, sent up to three times (RFC 8489 §6.2.1 in small). */
import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import net from 'node:net';

const MAGIC_COOKIE = 0x2112a442;
const BINDING_SUCCESS = 0x0101;
const TRIES = 3;

/** Header of 20 bytes, no attributes: type Binding request, length 0, cookie, transaction id (RFC 8489 §5). */
function bindingRequest(): Buffer {
  const message = Buffer.alloc(20);
  message.writeUInt16BE(0x0001, 0);
  message.writeUInt32BE(MAGIC_COOKIE, 4);
  randomBytes(12).copy(message, 8);
  return message;
}

/** @throws when no Binding success response to our transaction comes */
export function askStun(address: string, port: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket(net.isIPv6(address) ? 'udp6' : 'udp4');
    const request = bindingRequest();
    const send = (): void => socket.send(request, port, address, (error) => error && end(error));
    const again = setInterval(send, timeoutMs / TRIES);
    const timer = setTimeout(() => end(new Error('no answer')), timeoutMs);
    let ended = false;
    function end(error?: Error): void {
      if (ended) return;
      ended = true;
      clearInterval(again);
      clearTimeout(timer);
      socket.close();
      if (error) reject(error);
      else resolve();
    }
    socket.on('error', end);
    socket.on('message', (message) => {
      const ours = message.length >= 20 && message.subarray(4, 20).equals(request.subarray(4, 20));
      if (ours && message.readUInt16BE(0) === BINDING_SUCCESS) end();
    });
    send();
  });
}
