import { toWav } from './to-wav.ts';

export type Recording = {
  /** What was said, as a WAV. */
  finish(): Promise<File>;
  cancel(): void;
};

/** Listens to the microphone. Rejects when it may not, or there is none. `onEnded`: it was taken away. */
export async function record(onEnded: () => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    return listen(stream, release, onEnded);
  } catch (error) {
    release();
    throw error;
  }
}

function listen(stream: MediaStream, release: () => void, onEnded: () => void): Recording {
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true });
  });
  // One that we stop ourselves does not say so.
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnded, { once: true });
  recorder.start();
  const leave = () => {
    if (recorder.state !== 'inactive') recorder.stop();
    release();
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
