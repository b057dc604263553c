package org.bailiwick.login;

import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * What is answered at an endpoint of a login.
 *
 * @param domain the configured name of the domain whose login it is
 * @param page the answer; never completes exceptionally
 */
public record Served(String domain, CompletionStage<Page> page) {
    public Served {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(page, "page");
    }

    @Override
    public String toString() {
        return "Served[" + domain + "]";
    }
}
