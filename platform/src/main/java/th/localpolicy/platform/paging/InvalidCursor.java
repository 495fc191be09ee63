package th.localpolicy.platform.paging;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;

/** A cursor that is not one of ours: cut, typed by hand, or of another list. */
public class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCursor(Throwable cause) {
        super(cause);
    }

    /** Answers 400. */
    public static class Mapper {

        @ServerExceptionMapper
        public Response answer(InvalidCursor e) {
            return Problem.response(Refusal.invalid(
                    "cursor",
                    "ไม่ใช่ค่าที่ระบบออกให้ เริ่มจากหน้าแรกใหม่",
                    "is not one that we gave out; begin again with the first page"));
        }
    }
}
