/** Twilio's regions that process calls, each with the edge through which its REST API is reached. */
export const twilioRegions = {
  us1: { edge: 'ashburn', name: 'United States' },
  ie1: { edge: 'dublin', name: 'Ireland' },
  au1: { edge: 'sydney', name: 'Australia' },
  jp1: { edge: 'tokyo', name: 'Japan' },
} as const;

/** One of Twilio's regions. */
export type TwilioRegion = keyof typeof twilioRegions;

/** Every region, in the order in which they are offered. */
export const twilioRegionIds = Object.keys(twilioRegions) as TwilioRegion[];

/** Every edge that leads to a region. */
export const twilioEdges = Object.values(twilioRegions).map(({ edge }) => edge);
