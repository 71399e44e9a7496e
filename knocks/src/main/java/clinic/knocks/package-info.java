/**
 * Tests of doors: every service asks here for all of its routes as everybody, and gets passes for the roles it tries. A
 * module like any other, since a jar of tests is not there when tests are skipped.
 */
@NullMarked
package clinic.knocks;

import org.jspecify.annotations.NullMarked;
