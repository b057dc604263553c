package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bailiwick.event.Reason;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

class OwnersTest {
    private static final TokenHash HASH = TokenHash.of("token");

    private final Owners owners = new Owners(10_000);

    private static Verification acceptedBy(String domain) {
        return new Verification.Accepted(
                VerifiedToken.vouchedBy(domain, new Issuer("https://as.example"), "alice", Instant.EPOCH)
                        .build());
    }

    @Test
    void domainThatAccepts_isTheOwnerAndNoOther() {
        owners.learn(HASH, new Verification.NotMine(), owners.age(HASH));
        owners.learn(HASH, new Verification.Rejected(Reason.TOKEN_EXPIRED), owners.age(HASH));
        owners.learn(HASH, new Verification.Unreachable(Reason.AUTHORITY_BUSY), owners.age(HASH));
        assertThat(owners.of(HASH)).isEmpty();
        owners.learn(HASH, acceptedBy("home"), owners.age(HASH));
        assertThat(owners.of(HASH)).contains("home");
        owners.learn(HASH, new Verification.Rejected(Reason.TOKEN_INACTIVE), owners.age(HASH));
        assertThat(owners.of(HASH)).contains("home");
        assertThat(owners.of(TokenHash.of("another"))).isEmpty();
    }

    @Test
    void whatWasAskedBeforeAnEviction_isNotLearntAfterIt() {
        for (Runnable eviction : new Runnable[] {
            () -> owners.forget(TokenHash.of("another")),
            () -> owners.forgetDomain("partner"),
            () -> owners.forgetSubject("bob"::equals)
        }) {
            long asked = owners.age(HASH);
            eviction.run();
            owners.learn(HASH, acceptedBy("home"), asked);
            assertThat(owners.of(HASH)).isEmpty();
        }
    }

    @Test
    void owners_takeNoMoreRoomThanTheyMay() {
        for (int i = 0; i < 10_000; i++) {
            owners.learn(new TokenHash(i, i, i, i), acceptedBy("home"), owners.age(HASH));
        }
        assertThat(owners.figures().bytes()).isBetween(1L, 10_000L);
    }
}
