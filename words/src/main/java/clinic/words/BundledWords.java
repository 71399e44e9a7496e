package clinic.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** Words of bundles, where the clinic's number is enough: what a telephone dials is made of it unless it is written. */
final class BundledWords extends ReloadableResourceBundleMessageSource {

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        String written = super.resolveCodeWithoutArguments(code, locale);
        if (!code.equals(Words.PHONE_LINK) || (written != null && !written.isBlank())) {
            return written;
        }
        String phone = super.resolveCodeWithoutArguments(Words.PHONE, locale);
        return phone == null ? written : PhoneLink.of(phone);
    }
}
