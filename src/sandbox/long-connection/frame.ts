import protobuf from 'protobufjs/light.js';

/** What a frame is about: the connection itself, or an event. */
export const METHOD = { control: 0, data: 1 } as const;

export interface FrameHeader {
  key: string;
  value: string;
}

/** One message of a long connection, in either direction: `pbbp2.Frame` of the official SDKs. */
export interface Frame {
  SeqID: number;
  LogID: number;
  service: number;
  method: number;
  headers: FrameHeader[];
  payload?: Uint8Array;
}

const required = (type: string, id: number) => ({ rule: 'required', type, id });

/** The message as every official SDK carries it; nothing else describes it in public. */
const FRAME = protobuf.Root.fromJSON({
  nested: {
    pbbp2: {
      nested: {
        Header: { fields: { key: required('string', 1), value: required('string', 2) } },
        Frame: {
          fields: {
            SeqID: required('uint64', 1),
            LogID: required('uint64', 2),
            service: required('int32', 3),
            method: required('int32', 4),
            headers: { rule: 'repeated', type: 'Header', id: 5 },
            payloadEncoding: { type: 'string', id: 6 },
            payloadType: { type: 'string', id: 7 },
            payload: { type: 'bytes', id: 8 },
            LogIDNew: { type: 'string', id: 9 },
          },
        },
      },
    },
  },
}).lookupType('pbbp2.Frame');

/** The frame's bytes, for one binary WebSocket message. */
export function encodeFrame(frame: Frame): Uint8Array {
  return FRAME.encode(FRAME.create(frame)).finish();
}

/**
 * Reads one binary WebSocket message.
 * @throws Error when the bytes are no frame, or one without a required member
 */
export function decodeFrame(bytes: Uint8Array): Frame {
  return FRAME.toObject(FRAME.decode(bytes), { longs: Number, arrays: true }) as Frame;
}

/** The value of a frame's header, if it has one of that name. */
export function headerOf({ headers }: Frame, key: string): string | undefined {
  return headers.find((header) => header.key === key)?.value;
}
