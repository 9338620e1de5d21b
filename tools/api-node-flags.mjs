/**
 * How much memory the API's Node.js takes before it cleans up; the Dockerfile says the same. Without these it grows
 * to half a gigabyte under load, because nothing makes it collect earlier.
 */
export const apiNodeFlags = ['--max-semi-space-size=16', '--max-old-space-size=160'];
