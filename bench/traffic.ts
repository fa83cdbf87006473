import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Transfer {
  readonly path: string;
  /** What went over the wire in answer: head and compressed body. */
  readonly bytes: number;
}

/**
 * Notes every answer of the server, whoever asked: the page, its worker or that one's own workers.
 * @returns hands over what was noted since the last time
 */
export function watchTraffic(server: Server): () => Transfer[] {
  let transfers: Transfer[] = [];
  const writtenBefore = new WeakMap<Socket, number>();
  server.on('request', (request, response) => {
    const { socket } = request;
    response.once('close', () => {
      // A connection carries one answer at a time, so what it wrote since the last one is this one's.
      transfers.push({ path: request.url ?? '', bytes: socket.bytesWritten - (writtenBefore.get(socket) ?? 0) });
      writtenBefore.set(socket, socket.bytesWritten);
    });
  });
  return () => {
    const noted = transfers;
    transfers = [];
    return noted;
  };
}
