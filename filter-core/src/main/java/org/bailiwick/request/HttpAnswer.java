package org.bailiwick.request;

import java.util.Map;

/**
 * An HTTP answer that an adapter writes as it is.
 *
 * @param status the status code
 * @param headers the fields, each once; {@code Content-Type} among them
 * @param body the body; not written for HEAD
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
