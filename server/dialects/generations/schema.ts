import { z } from 'zod';

/** The wire's own words of the generations family; a sentence of a refusal begins with the field's name. */

const IMAGE_MODELS: readonly string[] = ['recraft-v3', 'imagen'];
const VIDEO_MODELS: readonly string[] = ['kling-v2.1-master', 'gen4_turbo', 'veo3', 'veo2'];
const AUTO = 'auto';
const MODELS = [...IMAGE_MODELS, ...VIDEO_MODELS, AUTO];

export const ErrorBody = z
  .object({
    statusCode: z.int().meta({ example: 400 }),
    message: z.string().meta({ example: 'imageS3Key is required for video generation' }),
    error: z.string().meta({ example: 'Bad Request' }),
  })
  .meta({ id: 'GenerationsError' });

export const FailedBody = z
  .object({
    statusCode: z.literal(500),
    message: z.string().meta({ example: 'Failed to generate image' }),
    error: z.literal('Internal Server Error'),
    generation_id: z.uuid().optional().meta({
      description: 'Where something was to be made: its status tells why it was not.',
    }),
  })
  .meta({ id: 'GenerationFailed' });

const filled = (example: string, longest: number) => {
  const error = 'must be a non-empty string';
  return z
    .string(error)
    .regex(/\S/, error)
    .max(longest, `must have at most ${longest} characters`)
    .meta({ example });
};
/** `null` counts as absent. */
const optional = (description: string, example: string) =>
  z
    .string('must be a string')
    .nullish()
    .transform((text) => text ?? '')
    .meta({ description, example });

const Fields = z
  .object(
    {
      model: z.enum(MODELS, `must be one of: ${MODELS.join(', ')}`).meta({
        description: '`auto` takes the best one that is available and affordable.',
        example: 'recraft-v3',
      }),
      gen_type: z.enum(['image', 'video'], 'must be either image or video').meta({ example: 'image' }),
      uuid: filled('user-123', 1_000).meta({
        description:
          'Your own; with a key of scope `act-as`, that of whoever is charged and owns the result.',
      }),
      art_style: filled('photorealistic', 2_000).meta({ description: 'Goes to the model with the prompt.' }),
      projectId: filled('project-456', 200).meta({ description: 'Your own name for where this belongs.' }),
      visual_prompt: optional('For images: what there is to see.', 'A lighthouse in the evening sun'),
      animation_prompt: optional('For videos: what moves.', 'Waves break at its foot'),
      image_s3_key: optional('For videos: the `s3_key` of an image of yours.', 'user-123/images/0193.png'),
    },
    'must be a JSON object',
  )
  .meta({ id: 'GenerateBody' });

/** What is to be made. `model` fits `kind`; no text is empty. */
export type Wanted = { model: string; uuid: string; style: string; project: string; prompt: string } & (
  | { kind: 'image' }
  | { kind: 'video'; imageKey: string }
);

export const GenerateBody = Fields.transform((body, check): Wanted => {
  const { model, gen_type: kind, uuid } = body;
  const refuse = (field: string, message: string) => {
    check.addIssue({ code: 'custom', path: [field], message });
    return z.NEVER;
  };
  const common = { model, uuid, style: body.art_style, project: body.projectId };
  const fitting = kind === 'image' ? IMAGE_MODELS : VIDEO_MODELS;
  const fits = model === AUTO || fitting.includes(model);
  const misfit = `must be one of: ${[...fitting, AUTO].join(', ')} for ${kind} generation`;
  if (kind === 'image') {
    if (body.visual_prompt.trim() === '') return refuse('visualPrompt', 'is required for image generation');
    return fits ? { ...common, kind, prompt: body.visual_prompt } : refuse('model', misfit);
  }
  const imageKey = body.image_s3_key.trim();
  if (imageKey === '') return refuse('imageS3Key', 'is required for video generation');
  if (body.animation_prompt.trim() === '')
    return refuse('animationPrompt', 'is required for video generation');
  return fits ? { ...common, kind, prompt: body.animation_prompt, imageKey } : refuse('model', misfit);
});

const Credits = z
  .object({
    used: z.number().meta({ description: 'Exact, with up to six places.', example: 37.5 }),
    balance: z.number().meta({ description: 'What is left to spend.', example: 62.5 }),
  })
  .meta({ id: 'Credits' });

export const GenerateResult = z
  .object({
    s3_key: z.string().meta({ example: 'user-123/images/0193.png' }),
    model: z.string().meta({ description: 'The model that ran.', example: 'recraft-v3' }),
    image_size_bytes: z.int().optional().meta({ description: 'Of an image.', example: 245_760 }),
    generation_id: z.uuid(),
    url: z.string().meta({ description: 'Where it can be fetched for a while, without a token.' }),
    credits: Credits,
  })
  .meta({ id: 'GenerateResult' });

export const AcceptedResult = z
  .object({
    generation_id: z.uuid(),
    status: z.enum(['queued', 'processing', 'completed', 'failed', 'cancelled']),
    credits: Credits,
  })
  .meta({ id: 'GenerateAccepted' });

export const PreferHeaders = z.object({
  Prefer: z.string().optional().meta({
    description: '`respond-async` answers 202 at once.',
    example: 'respond-async',
  }),
});
