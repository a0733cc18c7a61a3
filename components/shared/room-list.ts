/** The pages that one goes back and forth between. */
export const ROOMS = [
  { href: '/', icon: 'message', name: 'Chat' },
  { href: '/studio', icon: 'image', name: 'Studio' },
  { href: '/influencers', icon: 'user', name: 'Influencers' },
  { href: '/copy', icon: 'edit', name: 'Copy' },
  { href: '/prompts', icon: 'braces', name: 'Prompts' },
] as const;

export type Room = (typeof ROOMS)[number]['href'];
