package th.localpolicy.directive.enclosure;

/** An HTML text being written. Markup comes from this code alone; everything else goes in as text and is escaped. */
final class Html {

    private final StringBuilder out = new StringBuilder(16_384);

    /** Markup as it stands in the code. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        for (var i = 0; text != null && i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** An element with a text in it; nothing when there is no text. */
    Html element(String tag, String classes, String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        return raw("<" + tag + " class=\"" + classes + "\">").text(text).raw("</" + tag + ">\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
