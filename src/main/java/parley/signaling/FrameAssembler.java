package parley.signaling;

import parley.protocol.ErrorCode;
import parley.protocol.FrameException;
import parley.protocol.Frames;

/**
 * Gathers the parts of a text message up to the greatest length of a frame. The container then needs a small buffer
 * only, and between frames this holds nothing. For the one thread at a time that a container gives a connection.
 */
final class FrameAssembler {
    private StringBuilder gathered;

    /**
     * @return the whole text when the part was the last, else null
     * @throws FrameException where the message is too large
     */
    String add(String part, boolean last) throws FrameException {
        int length = part.length() + (gathered == null ? 0 : gathered.length());
        if (length > Frames.MAX_FRAME) {
            gathered = null;
            throw new FrameException(ErrorCode.FRAME_TOO_LARGE);
        }
        if (last && gathered == null) {
            return part;
        }
        if (gathered == null) {
            gathered = new StringBuilder(Math.min(4 * part.length(), Frames.MAX_FRAME));
        }
        gathered.append(part);
        if (!last) {
            return null;
        }
        String text = gathered.toString();
        gathered = null;
        return text;
    }

    /** Of the room that is taken by what has come of a message so far, in UTF-16 code units. */
    int size() {
        return gathered == null ? 0 : gathered.capacity();
    }
}
