import { paintMark } from './mark.ts';
import { type PictureRequest, paintPicture } from './paint-picture.ts';
import { withText } from './png-text.ts';

/** A PNG that shows what the prompt's words describe, and says on its face and in its text chunks where it is from. */
export function makeImage(request: PictureRequest): Uint8Array<ArrayBuffer> {
  const canvas = paintPicture(request);
  paintMark(canvas.getContext('2d'), request.width, request.height, request.prompt);
  return withText(canvas.encodeSync('png'), {
    Software: 'Greenroom sandbox',
    Comment: 'Painted by the sandbox from the words of its prompt. No AI model was used.',
  });
}
