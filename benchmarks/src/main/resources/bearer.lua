-- Sends the tokens of a file in turn, and tells figures in one line: requests, microseconds, median, 99th percentile; and of what
-- failed how often it was by the connection, by the status and by the time.

local prepared = {}
local turn = 0

function init(args)
  for token in io.lines(args[1]) do
    wrk.headers["Authorization"] = "Bearer " .. token
    prepared[#prepared + 1] = wrk.format()
  end
end

function request()
  turn = turn % #prepared + 1
  return prepared[turn]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("outcome %d %d %d %d %d %d %d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write, errors.status, errors.timeout))
end
