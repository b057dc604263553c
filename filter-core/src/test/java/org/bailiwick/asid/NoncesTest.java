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
        assertThat(nonces.use("web-3", NONCE, 200, 50 + 16)).isEqualTo(Use.FIRST); // and not much later
        assertThat(nonces.use("web-1", NONCE, 100, 99)).isEqualTo(Use.AGAIN);
    }

    @Test // AS-3
    void proofThatNobodyWouldTakeAnyMore_isRefusedThoughItIsForgotten() {
        assertThat(nonces.use("web-1", NONCE, 100, 99)).isEqualTo(Use.FIRST);
        assertThat(nonces.use("web-2", NONCE, 300, 200)).isEqualTo(Use.FIRST);
        assertThat(nonces.isUsed("web-1", NONCE)).isFalse();
        assertThat(nonces.use("web-1", NONCE, 100, 100)).isEqualTo(Use.TOO_LATE);
        assertThat(nonces.use("web-1", NONCE, 100, 200)).isEqualTo(Use.TOO_LATE);
    }

    @Test // AS-3
    void manyNonces_areEachTakenOnceAndForgottenAfterTheirEnd() {
        int many = 100_000;
        Nonces large = new Nonces(many);
        for (int i = 0; i < many; i++) {
            assertThat(large.use("web-1", NONCE + i, 100 + i % 241, 99)).isEqualTo(Use.FIRST);
        }
        for (int i = 0; i < many; i++) {
            assertThat(large.isUsed("web-1", NONCE + i)).isTrue();
        }
        assertThat(large.use("web-1", NONCE, 341, 99)).isEqualTo(Use.NO_ROOM);
        assertThat(large.use("web-1", NONCE, 1000, 400)).isEqualTo(Use.FIRST);
        assertThat(large.isUsed("web-1", NONCE + 1)).isFalse();
    }
}
