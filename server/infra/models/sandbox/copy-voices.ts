/** How a tone begins and ends, `{}` for the subject; a second version takes the second of each. */
export type Voice = { openings: readonly string[]; closings: readonly string[] };

export const voices: ReadonlyMap<string, Voice> = new Map([
  [
    'professional',
    {
      openings: [
        '{}: reliable support for demanding days.',
        'Make a considered choice with {}.',
        '{}, at a glance.',
      ],
      closings: ['A sound decision.', 'Clear benefits, without detours.', 'Ready for everyday work.'],
    },
  ],
  [
    'casual',
    {
      openings: ['So, {}. Pretty handy.', 'Looking for {}? Here you go.', 'Say hi to {}.'],
      closings: ['Simple as that.', 'No fuss.', 'That’s all you need.'],
    },
  ],
  [
    'friendly',
    {
      openings: ['Meet {}, made with you in mind.', 'Hello from {}!', 'You and {} will get along well.'],
      closings: ['We think you’ll like it.', 'Happy to have you here.', 'Come and see for yourself.'],
    },
  ],
  [
    'persuasive',
    {
      openings: [
        'Why settle for less than {}?',
        'Everything you were missing: {}.',
        'One reason is enough for {}.',
      ],
      closings: ['Choose it today.', 'Decide now, and see the difference.', 'Get yours.'],
    },
  ],
  [
    'witty',
    {
      openings: [
        '{}: because good ideas should not stay in the drawer.',
        'Plot twist: {}.',
        '{} walks into a room. The room is impressed.',
      ],
      closings: ['Smug look not included.', 'Your move.', 'Applause is optional.'],
    },
  ],
  [
    'formal',
    {
      openings: [
        'We have the pleasure of presenting {}.',
        'Attention is respectfully drawn to {}.',
        '{} is herewith introduced.',
      ],
      closings: [
        'Further particulars are available upon request.',
        'Enquiries are welcome.',
        'With kind regards.',
      ],
    },
  ],
  [
    'enthusiastic',
    {
      openings: ['Here comes {}!', 'Get ready for {}!', 'Yes, it’s {}!'],
      closings: ['You’ll love every bit of it.', 'Let’s go.', 'What a joy to use.'],
    },
  ],
  [
    'informative',
    {
      openings: ['{}: what you should know.', 'The facts about {}.', '{}, explained in brief.'],
      closings: ['That is what it offers.', 'These are its main points.', 'So much for the essentials.'],
    },
  ],
  [
    'luxury',
    {
      openings: [
        '{}. For those who notice the difference.',
        'Quietly exceptional: {}.',
        'Reserved for a moment of your own: {}.',
      ],
      closings: ['Nothing more is needed.', 'Understated, as it should be.', 'Elegance, left unsaid.'],
    },
  ],
  [
    'empathetic',
    {
      openings: [
        'We know how much a day can ask of you. {} is there to help.',
        'You don’t have to do it all alone: {}.',
        'Some days are heavy. {} makes them a little lighter.',
      ],
      closings: ['Take your time.', 'At your own pace.', 'You are in good hands.'],
    },
  ],
]);
