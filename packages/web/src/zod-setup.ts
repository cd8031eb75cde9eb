import { z } from 'zod';

// Zod compiles schemas with `new Function` where it may; the content policy forbids that, so it is
// told before any schema is made. Imported first by main.tsx for this reason.
z.config({ jitless: true });
