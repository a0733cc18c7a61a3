import { z } from 'zod';
import { pageQuery } from './page-query.ts';

export const InfluencerParams = z.object({
  influencer_id: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'Its UUID or its name.', example: 'mira-vale' }),
});

export const InfluencersQuery = z.object(pageQuery);

export const InfluencerView = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ example: 'mira-vale' }),
    display_name: z.string().meta({ example: 'Mira Vale' }),
    avatar_url: z.string().nullable().meta({ example: '/assets/avatars/mira-vale.png' }),
    description: z.string(),
    category: z.string().meta({ example: 'travel' }),
    personality_traits: z.array(z.string()).meta({ example: ['curious', 'warm'] }),
    greeting: z.string(),
    is_active: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    system_instructions: z
      .string()
      .optional()
      .meta({ description: 'For its owner and administrators only.' }),
  })
  .meta({ id: 'Influencer' });

export const InfluencerPage = z
  .object({ influencers: z.array(InfluencerView), total: z.int(), limit: z.int(), offset: z.int() })
  .meta({ id: 'InfluencerPage' });
