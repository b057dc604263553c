package org.bailiwick.domain;

import static org.bailiwick.domain.SessionsUnderTest.NOW;

import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.Credential;

/** What consumers present: each time with a nonce of its own. */
final class Presenting {
    static final TestConsumer CONSUMER = TestConsumer.at(NOW);

    private Presenting() {}

    static Credential.Asid nth(int number) {
        return nth(number, NOW);
    }

    static Credential.Asid nth(int number, long time) {
        return TestConsumer.at(time)
                .nonce("nonce-number-%04d".formatted(number))
                .presented();
    }

    static Credential.Asid forged(int number) {
        return CONSUMER.secret("guessed")
                .nonce("nonce-number-%04d".formatted(number))
                .presented();
    }
}
