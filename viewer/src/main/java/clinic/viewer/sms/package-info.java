/** The SMS provider: 46elks' HTTP interface, its answers, its errors and its delivery reports. */
@NullMarked
package clinic.viewer.sms;

import org.jspecify.annotations.NullMarked;
