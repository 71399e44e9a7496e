package clinic.booking.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a path that the page draws itself: no picture to fetch, so the secret in it is in no address and no log.
 *
 * @param size in modules, with the quiet edge
 * @param path of an SVG, a square for each dark module
 */
public record QrPicture(int size, String path) {

    private static final int EDGE = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + EDGE)
                            .append(' ')
                            .append(y + EDGE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * EDGE, path.toString());
    }
}
