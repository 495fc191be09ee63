package th.localpolicy.stack.openid;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

import th.localpolicy.stack.openid.KnownOffices.Office;

/**
 * Where a person says who to be: an office, found by its Thai or English name, and roles. Nobody is asked for a password,
 * which is why this page exists on a developer's machine only.
 */
final class LoginPage {
    static final String PATH = "/login";

    private static final int MOST_SHOWN = 40;
    private static final Map<String, String> ROLE_NAMES = Map.of(
            "officer", "เจ้าหน้าที่ (ร่างและลงรับ) · officer",
            "approver", "ผู้ลงนาม (ออก ส่งต่อ รับรอง) · approver",
            "auditor", "ผู้ตรวจสอบ (อ่านทั้งสังกัด) · auditor",
            "operator", "ผู้ดูแลระบบ เฉพาะ มท. และ สถ. · operator");
    private static final List<String> ROLES = List.of("officer", "approver", "auditor", "operator");

    private final KnownOffices offices;
    private final OfficeClients clients;

    LoginPage(KnownOffices offices, OfficeClients clients) {
        this.offices = offices;
        this.clients = clients;
    }

    /** Who has logged in. The name is an account id, the same for the same office, never a person's name. */
    record Person(String office, Set<String> roles) implements Principal, Serializable {
        @Override
        public String getName() {
            return office + "-person";
        }
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(PATH, this::ask)
                .POST(PATH, this::enter)
                .build();
    }

    private ServerResponse ask(ServerRequest request) {
        return page(request, 200, "");
    }

    private ServerResponse enter(ServerRequest request) {
        String office = request.param("office").orElse("");
        Set<String> roles = new TreeSet<>(request.params().getOrDefault("role", List.of()));
        if (!offices.contains(office)) {
            return page(request, 400, "เลือกหน่วยงานหนึ่งแห่ง · Choose an office");
        }
        if (roles.isEmpty() || !clients.rolesOf(office).containsAll(roles)) {
            return page(request, 400, "เลือกบทบาทที่หน่วยงานนี้มี · Choose roles that this office has");
        }
        Person person = new Person(office, roles);
        Authentication login = UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(FactorGrantedAuthority.fromAuthority("FACTOR_CHOICE")));
        request.servletRequest().changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        request.session().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        SavedRequest wanted = new HttpSessionRequestCache().getRequest(request.servletRequest(), null);
        return ServerResponse.status(303)
                .location(URI.create(wanted == null ? PATH : wanted.getRedirectUrl()))
                .build();
    }

    private ServerResponse page(ServerRequest request, int status, String fault) {
        String words = request.param("q").orElse("");
        List<Office> found = offices.search(words, MOST_SHOWN + 1);
        CsrfToken token = (CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName());
        String body = PAGE.formatted(
                fault.isEmpty() ? "" : "<p class=\"fault\" role=\"alert\">" + escaped(fault) + "</p>",
                escaped(words),
                escaped(token.getToken()),
                escaped(words),
                found.stream().limit(MOST_SHOWN).map(LoginPage::row).collect(Collectors.joining()),
                said(found.size()),
                ROLES.stream().map(LoginPage::role).collect(Collectors.joining()));
        return ServerResponse.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
                .body(body);
    }

    private static String said(int found) {
        if (found == 0) {
            return "<p class=\"hint\">ไม่พบหน่วยงาน · No such office</p>";
        }
        return found > MOST_SHOWN
                ? "<p class=\"hint\">มีอีก พิมพ์ชื่อให้แคบลง · There are more: narrow the search</p>"
                : "";
    }

    private static String row(Office office) {
        return """
                <label class="office"><input type="radio" name="office" value="%s" required>
                <span><b>%s</b> <small>%s</small><br><small lang="en">%s · %s</small></span></label>
                """.formatted(
                        escaped(office.code()),
                        escaped(office.nameTh()),
                        escaped(office.within()),
                        escaped(office.nameEn()),
                        escaped(office.code()));
    }

    private static String role(String role) {
        return "<label><input type=\"checkbox\" name=\"role\" value=\"%s\"%s> %s</label>\n"
                .formatted(role, role.equals("officer") ? " checked" : "", escaped(ROLE_NAMES.get(role)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="th">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>เข้าสู่ระบบ · LocalPolicy (เครื่องทดลอง)</title>
            <style>
            :root { color-scheme: light dark; font-family: "Sarabun", "Noto Sans Thai", "Leelawadee UI", Thonburi,
              Loma, system-ui, sans-serif; line-height: 1.6; }
            main { max-width: 42rem; margin: 2rem auto; padding: 0 1.25rem; }
            h1 { font-size: 1.5rem; line-height: 1.4; margin-bottom: 0; }
            .hint, small { opacity: .75; }
            form.search { display: flex; gap: .5rem; margin: 1.25rem 0; }
            input[type=search] { flex: 1; font: inherit; padding: .5rem .75rem; }
            button { font: inherit; padding: .5rem 1.25rem; cursor: pointer; }
            fieldset { border: 1px solid color-mix(in srgb, currentColor 25%%, transparent); border-radius: .5rem;
              margin: 0 0 1rem; padding: .5rem 1rem; }
            .offices { max-height: 24rem; overflow-y: auto; }
            .office { display: flex; gap: .75rem; align-items: baseline; padding: .35rem 0; }
            .roles label { display: block; }
            .fault { border-left: .3rem solid #c5221f; padding-left: .75rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>เข้าสู่ระบบในนามหน่วยงาน</h1>
            <p class="hint">เครื่องทดลอง ไม่ใช้รหัสผ่าน · <span lang="en">Local machine only, no password</span></p>
            %s
            <form class="search" method="get" action="/login" role="search">
            <input type="search" name="q" value="%s" placeholder="ชื่อหรือรหัสหน่วยงาน เช่น เกษตรสมบูรณ์, Chaiyaphum, P36"
              aria-label="ค้นหาหน่วยงาน" autofocus>
            <button>ค้นหา</button>
            </form>
            <form method="post" action="/login">
            <input type="hidden" name="_csrf" value="%s">
            <input type="hidden" name="q" value="%s">
            <fieldset class="offices"><legend>หน่วยงาน · <span lang="en">Office</span></legend>
            %s%s</fieldset>
            <fieldset class="roles"><legend>บทบาท · <span lang="en">Roles</span></legend>
            %s</fieldset>
            <button>เข้าสู่ระบบ</button>
            </form>
            </main>
            </body>
            </html>
            """;
}
