package org.bailiwick.keys;

import java.util.concurrent.CompletionStage;

/** Asks for an issuer's keys, anew each time. */
@FunctionalInterface
public interface KeySource {
    /** Never throws, and the stage never completes exceptionally: whatever goes wrong is a {@link KeyFetch}. */
    CompletionStage<KeyFetch> fetch();
}
