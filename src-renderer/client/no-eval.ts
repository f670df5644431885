import { config } from 'zod';

// The content security policy forbids making code from text, and zod would try whether it may.
config({ jitless: true });
