import { madeUp } from '../../ui/messages/ar-XB.js';
import { messages as english } from './en.js';

export const messages = madeUp(english);
