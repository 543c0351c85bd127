package de.kassenbote.hub.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Renders the templates, which were compiled with the program, and sends pages with what a browser may do with them. */
final class Pages {
  private static final String ONLY_OURS = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  String render(String template, Map<String, Object> values) {
    TemplateOutput output = new StringOutput(16_384);
    engine.render(template, values, output);
    return output.toString();
  }

  static void send(Context ctx, String page) {
    ctx.header("Content-Security-Policy", ONLY_OURS).header("Cache-Control", "no-store").header("Vary", "Accept-Language").html(page);
  }
}
