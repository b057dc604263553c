package org.bailiwick.config;

import java.util.Objects;

/**
 * What makes a JWT of ours a transaction token (draft-ietf-oauth-transaction-tokens-10, TX-1 to TX-3).
 *
 * @param trustDomain its {@code aud}: where it is valid
 * @param workload its {@code req_wl}: who we are there
 */
public record Transaction(String trustDomain, String workload) {
    public Transaction {
        Objects.requireNonNull(trustDomain, "trustDomain");
        Objects.requireNonNull(workload, "workload");
    }
}
