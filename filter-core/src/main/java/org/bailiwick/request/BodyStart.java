package org.bailiwick.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What was read of a body that is waited for: all of it, or its start where it is too long, or where there is no room for it. */
public final class BodyStart {
    /** One that has sent nothing yet holds no more than this. */
    private static final int STEP = 8 << 10;

    private final byte[] content;
    private final boolean isAll;

    private BodyStart(byte[] content, boolean isAll) {
        this.content = content;
        this.isAll = isAll;
    }

    /**
     * Reads to the end, or until it cannot be kept. Between two reads, and no sooner, it is seen that nobody waits any more.
     *
     * @param most the longest body that is kept, in bytes
     * @param room asked for all that is kept
     */
    public static BodyStart read(InputStream stream, int most, BodyRoom room) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(0);
        byte[] step = new byte[Math.min(STEP, most + 1)];
        while (true) {
            int count = stream.read(step, 0, Math.min(step.length, most + 1 - content.size()));
            if (count < 0) {
                return new BodyStart(content.toByteArray(), true);
            }
            content.write(step, 0, count);
            if (content.size() > most || !room.holds(content.size())) {
                return new BodyStart(content.toByteArray(), false);
            }
        }
    }

    /** What was read. The caller's, who must not change it. */
    public byte[] content() {
        return content;
    }

    /** Whether there was nothing after it. */
    public boolean isAll() {
        return isAll;
    }
}
