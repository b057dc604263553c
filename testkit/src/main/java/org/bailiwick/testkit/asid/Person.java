package org.bailiwick.testkit.asid;

/**
 * Somebody who can log in.
 *
 * @param name what the login page lists
 * @param uid {@code a_uid}
 * @param barred whether the authority knows and refuses them
 */
record Person(String name, String uid, boolean barred) {
    Person {
        if (!uid.matches("[!#-~]{1,255}")) {
            throw new IllegalArgumentException("a_uid: (expected: 1 to 255 printable ASCII without spaces and quotes)");
        }
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
