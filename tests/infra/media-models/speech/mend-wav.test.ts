import { describe, expect, it } from 'vitest';
import { mendWav } from '#server/infra/media-models/speech/mend-wav.ts';
import { toneOf, wavOf } from '#tests/simulators/media/small-media.ts';

const PCM = toneOf('a tone');

describe('a WAV file', () => {
  it('without lengths is given its own', () => {
    const bytes = wavOf(PCM, { lengths: false });
    mendWav(bytes);
    expect(bytes.equals(wavOf(PCM))).toBe(true);
  });

  it('is found where it lies inside a larger buffer', () => {
    const around = Buffer.concat([Buffer.from('before'), wavOf(PCM, { lengths: false })]);
    const bytes = around.subarray(6);
    mendWav(bytes);
    expect(bytes.equals(wavOf(PCM))).toBe(true);
  });

  it('with another chunk before its samples is mended behind it', () => {
    const [plain, broken] = [wavOf(PCM), wavOf(PCM, { lengths: false })];
    const odd = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const bytes = Buffer.concat([broken.subarray(0, 36), odd, broken.subarray(36)]);
    mendWav(bytes);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(bytes.subarray(36 + odd.length).equals(plain.subarray(36))).toBe(true);
  });

  it.each([
    ['with true lengths', wavOf(PCM)],
    ['with a chunk behind its samples', Buffer.concat([wavOf(PCM), Buffer.from('LIST\x02\0\0\0ab')])],
    ['cut off in its head', wavOf(PCM).subarray(0, 40)],
    ['that is none', Buffer.from('RIFF\xff\xff\xff\xffWEBPdata\xff\xff\xff\xff', 'latin1')],
    ['that is empty', Buffer.alloc(0)],
  ])('%s is left alone', (_, bytes) => {
    const before = Buffer.from(bytes);
    mendWav(bytes);
    expect(bytes.equals(before)).toBe(true);
  });
});
