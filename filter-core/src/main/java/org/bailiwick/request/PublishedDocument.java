package org.bailiwick.request;

/** Something that is served free for all, whatever the rules say, to whoever asks for it by GET or HEAD. */
public interface PublishedDocument {
    /** The path it is served at, as in the request line. */
    String path();

    /** The answer, as it is at this moment. */
    HttpAnswer document();
}
