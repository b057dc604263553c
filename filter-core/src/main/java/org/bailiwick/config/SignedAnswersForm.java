package org.bailiwick.config;

import org.bailiwick.config.DomainSettings.SignedAnswers;

/** The keys under {@code signed-answers} of a domain. */
final class SignedAnswersForm {
    static final Form FORM =
            Form.of(PublishedKeys.ALGORITHMS, PublishedKeys.JWKS_URI, PublishedKeys.JWKS_FILE, PublishedKeys.KEYS);

    private SignedAnswersForm() {}

    static SignedAnswers build(Fields fields) {
        return new SignedAnswers(
                PublishedKeys.algorithms(fields), PublishedKeys.location(fields), PublishedKeys.lifetimes(fields));
    }
}
