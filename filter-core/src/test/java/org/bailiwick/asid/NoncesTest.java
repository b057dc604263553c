package org.bailiwick.asid;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailiwick.asid.Nonces.Use;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final String NONCE = "n-0001-abcdefghijkl";

    private final Nonces nonces = new Nonces(2);

    @Test // AS-3
    void nonce_isTakenOnceFromAConsumer() {
        assertThat(nonces.isUsed("web-1", NONCE)).isFalse();
        assertThat(nonces.use("web-1", NONCE, 100, 0)).isEqualTo(Use.FIRST);
        assertThat(nonces.isUsed("web-1", NONCE)).isTrue();
        assertThat(nonces.use("web-1", NONCE, 100, 99)).isEqualTo(Use.AGAIN);
        assertThat(nonces.use("web-2", NONCE, 100, 99)).isEqualTo(Use.FIRST);
    }

    @Test // AS-3
    void noRoom_forgetsNoneEarly() {
        nonces.use("web-1", NONCE, 100, 0);
        nonces.use("web-2", NONCE, 50, 0);
        assertThat(nonces.use("web-3", NONCE, 200, 49)).isEqualTo(Use.NO_ROOM);
        assertThat(nonces.use("web-1", NONCE, 100, 49)).isEqualTo(Use.AGAIN);
        assertThat(nonces.use("web-3", NONCE, 200, 50)).isEqualTo(Use.FIRST);
        assertThat(nonces.use("web-1", NONCE, 100, 99)).isEqualTo(Use.AGAIN);
    }
}
