import { toWav } from './to-wav.ts';

export type Recording = {
  /** What was said, as a WAV. */
  finish(): Promise<File>;
  cancel(): void;
};

/** Listens to the microphone. Rejects when it may not, or there is none. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  recorder.start();
  const leave = () => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    async finish() {
      leave();
      await stopped;
      return toWav(new Blob(pieces, { type: recorder.mimeType }));
    },
    cancel: leave,
  };
}
